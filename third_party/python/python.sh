#!/bin/sh
# The interpreter of every Python target: runs that of the environment which PYTHON_ENV names.
#
# Each environment in the target's runfiles is also made known to the program, for its child processes:
# GRAPHLIFT_PYTHON_TF115 is the path of the Python that has TensorFlow 1.15, and so on; unset where there is none.
runfiles=$(cd "${0%/*}/../../.." && pwd)
for version in 115 215 221; do
  if [ -e "$runfiles/pip_tf$version/python" ]; then
    export "GRAPHLIFT_PYTHON_TF$version=$runfiles/pip_tf$version/python"
  fi
done
python=$runfiles/${PYTHON_ENV:-pip_tf221}/python
unset PYTHON_ENV # children choose for themselves
exec "$python" "$@"
