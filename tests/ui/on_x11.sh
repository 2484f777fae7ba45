#!/bin/sh
# on_x11.sh PROGRAM: a test program on a real X server of its own, under a window manager: without one nothing gets the focus.
if [ "$1" != --inside ]; then
    exec xvfb-run --auto-servernum --server-args '-screen 0 1600x1000x24' "$0" --inside "$1"
fi
folder=$(mktemp -d) || exit 1
openbox --startup "touch $folder/ready" &
manager=$!
until [ -e "$folder/ready" ]; do
    kill -0 "$manager" || exit 1
    sleep 0.05
done
"$2" -maxwarnings 0
status=$?
kill "$manager"
rm -r "$folder"
exit "$status"
