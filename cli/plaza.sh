#!/bin/sh
# plaza: the command line. Finds the project through links, and keeps the caller's folder for file names.
set -eu
self=$0
while [ -L "$self" ]; do
  link=$(readlink "$self")
  case $link in
    /*) self=$link ;;
    *) self=$(dirname "$self")/$link ;;
  esac
done
PLAZA_CWD=$(pwd)
export PLAZA_CWD
exec "$(dirname "$self")/../scripts/run" cli/plaza.ts "$@"
