#!/bin/bash
# Holds a lab's lifeline for some time: keep.sh FOLDER SECONDS PID-OF-HOLD
exec 3> "/proc/$3/fd/0" || exit 1
cd / && echo held
exec sleep "$2" < /dev/null > /dev/null 2>&1
