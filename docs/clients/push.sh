#!/bin/sh
# Pushes a file to Huitong in batches of lines. Killed and run again it goes on, and nothing is doubled.
#
#   push.sh FILE        a POSIX shell with curl, awk, od and openssl. Settings, answers and exit codes: README.md beside this file.
set -u
LC_ALL=C; export LC_ALL    # bytes, whatever the charset of the file
umask 077
BYTES=2000000              # most of one body; the gateway takes 4 MiB unless its operator says otherwise
KEPT_SECONDS=518400        # the gateway knows a key again for 7 days

stop() { code=$1; shift; printf '%s\n' "$*" >&2; exit "$code"; }   # 2 usage, 3 turned away, 4 no answer

[ $# -eq 1 ] || stop 2 'usage: push.sh FILE'
[ -f "$1" ] && [ -r "$1" ] || stop 2 "$1: no such file, or it cannot be read."
[ -n "${HUITONG_URL:-}" ] || stop 2 'HUITONG_URL is not set. Set it as README.md says.'
[ -n "${HUITONG_RESOURCE:-}" ] || stop 2 'HUITONG_RESOURCE is not set. Set it as README.md says.'
file=$1
url=${HUITONG_URL%/}/resources/$HUITONG_RESOURCE/records
type=${HUITONG_TYPE:-application/x-ndjson}
state=$file.$HUITONG_RESOURCE.push
work=$(mktemp -d) || stop 2 'no temporary folder could be made.'
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM HUP

# Secrets come from the environment or a file and go out by pipes: an argument could be read by every account.
token=${HUITONG_TOKEN:-}
[ -z "${HUITONG_TOKEN_FILE:-}" ] || token=$(cat "$HUITONG_TOKEN_FILE") || stop 2 'the token cannot be read.'
signs=${HUITONG_SECRET:-}
[ -z "${HUITONG_SECRET_FILE:-}" ] || signs=$(cat "$HUITONG_SECRET_FILE") || stop 2 'the secret cannot be read.'
[ -n "$token$signs" ] || stop 2 'there is no token. Set HUITONG_TOKEN_FILE to a file that holds it, or HUITONG_TOKEN.'

sha256() { openssl dgst -sha256 -r | cut -c1-64; }

# HMAC-SHA256 of what comes in, in Base64, by two plain digests: openssl takes the key of its own HMAC as an argument only.
hmac() {
  hex=$(printf %s "$signs" | od -An -v -tx1 | tr -d ' \n')
  [ ${#hex} -le 128 ] || hex=$(printf %s "$signs" | sha256)
  while [ ${#hex} -lt 128 ]; do hex=${hex}00; done
  { pad 54; cat; } | openssl dgst -sha256 -binary > "$work/inner"
  { pad 92; cat "$work/inner"; } | openssl dgst -sha256 -binary | openssl base64 -A
}
pad() {
  for byte in $(printf %s "$hex" | sed 's/../& /g'); do printf "\\$(printf %03o $((0x$byte ^ $1)))"; done
}

authorization() {    # KEY BODY
  if [ -z "$signs" ]; then printf 'Bearer %s' "$token"; return; fi
  time=$(date +%s)000
  nonce=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  path=/${url#*://*/}
  signature=$(printf 'HUITONG-HMAC-SHA256\n%s\n%s\n%s\n%s\nPOST\n%s\n%s\n%s\n%s' "${HUITONG_SYSTEM:-}" "${HUITONG_KEY:-}" \
    "$time" "$nonce" "$path" "$1" "$type" "$(sha256 < "$2")" | hmac)
  printf 'HUITONG-HMAC-SHA256 system=%s, key=%s, time=%s, nonce=%s, signature=%s' "${HUITONG_SYSTEM:-}" "${HUITONG_KEY:-}" \
    "$time" "$nonce" "$signature"
}

# One request: its status on standard output, 000 without an answer; its text in $work/answer, its headers in $work/head.
post() {    # KEY BODY
  : > "$work/answer"; : > "$work/head"
  printf 'header = "Authorization: %s"\n' "$(authorization "$1" "$2")" |
    curl -q -sS -K - -o "$work/answer" -D "$work/head" -w '%{http_code}' --connect-timeout 10 --max-time 60 \
      ${HUITONG_CA:+--cacert "$HUITONG_CA"} -H 'Expect:' -H "Content-Type: $type" -H "Idempotency-Key: $1" \
      --data-binary "@$2" "$url" 2> "$work/trouble"
}

# One number or text of a JSON document that comes in.
field() {
  sed -nE 's/.*"'"$1"'" *: *"(([^"\\]|\\.)*)".*/\1/p; t
           s/.*"'"$1"'" *: *([0-9]+).*/\1/p' | head -n 1 | sed 's/\\\(.\)/\1/g'
}

# Asks until there is an answer that means something; its status is in $status.
push() {    # KEY BODY
  pause=1
  until=$(($(date +%s) + ${HUITONG_PATIENCE:-900}))
  while :; do
    status=$(post "$1" "$2")
    case $status in
      202) ! grep -q '"intake"' "$work/answer" || return 0 ;;
      408|425|429) ;;
      3??|4??) return 0 ;;
    esac
    why="$status $(field code < "$work/answer")"
    [ "$status" != 000 ] || why="no answer ($(head -n 1 "$work/trouble"))"
    wait=$(tr -d '\r' < "$work/head" | sed -n 's/^[Rr]etry-[Aa]fter: *\([0-9]\{1,4\}\)$/\1/p' | tail -n 1)
    [ "${wait:-0}" -ge "$pause" ] || wait=$pause
    [ $(($(date +%s) + wait)) -le "$until" ] ||
      stop 4 "$why. Nothing is lost: run this again, and it goes on with the same key."
    printf '%s; again in %s s\n' "$why" "$wait" >&2
    sleep "$wait"
    pause=$((pause * 2)); [ "$pause" -le 60 ] || pause=60
  done
}

# How far the file is pushed: on the disk before the first batch is sent, and again after each answer.
save() {
  printf '%s\n' "run=$run" "digest=$digest" "header=$header" "batch=$batch" "offset=$offset" "line=$line" \
    "accepted=$accepted" "parked=$parked" "refused=$refused" "done=$done" "sent=$(date +%s)" > "$state.new" &&
    mv "$state.new" "$state" || stop 2 "$state cannot be written."
}

now=$(sha256 < "$file")
run='' digest='' header=0 batch=0 offset=0 line=1 accepted=0 parked=0 refused=0 done=0 sent=0
if [ -f "$state" ]; then
  while IFS='=' read -r name value; do
    case $name in
      run) run=$value ;; digest) digest=$value ;; header) header=$value ;; batch) batch=$value ;; offset) offset=$value ;;
      line) line=$value ;; accepted) accepted=$value ;; parked) parked=$value ;; refused) refused=$value ;;
      done) done=$value ;; sent) sent=$value ;;
    esac
  done < "$state"
  if [ "$digest" != "$now" ]; then
    [ "$done" = 1 ] || stop 2 "$file is half pushed and has changed since. Put the old file back and push it to its end; or" \
      "remove $state, and all of the file is pushed as new."
    run=''
  elif [ "$done" = 0 ] && [ $(($(date +%s) - sent)) -gt "$KEPT_SECONDS" ]; then
    stop 2 "$state is older than the gateway remembers. Ask its operator whether key $run-$offset was taken in, and correct" \
      'or remove the file.'
  fi
fi
if [ -z "$run" ]; then
  run=$(od -An -N8 -tx1 /dev/urandom | tr -d ' \n')
  digest=$now batch=${HUITONG_BATCH:-1000} header=${HUITONG_HEADER:-0} accepted=0 parked=0 refused=0 done=0
  [ "$batch" -gt 0 ] || header=0
  offset=$(head -n "$header" "$file" | wc -c | tr -d ' ')
  line=$((header + 1))
  save
  sync    # what is sent must be known after a power loss, too
fi
size=$(wc -c < "$file" | tr -d ' ')
head -n "$header" "$file" > "$work/header"

while [ "$done" = 0 ] && [ "$offset" -lt "$size" ]; do
  # The next lines, as they are in the file: always the same bytes at one place, so that a repeat is a repeat.
  if [ "$batch" -eq 0 ]; then
    cat "$file" > "$work/lines"
  else
    most=$((BYTES - $(wc -c < "$work/header")))
    tail -c "+$((offset + 1))" "$file" | head -c "$most" > "$work/chunk"
    head -n "$batch" "$work/chunk" > "$work/lines"
    if [ -n "$(tail -c 1 "$work/lines")" ] && [ $((offset + $(wc -c < "$work/lines"))) -lt "$size" ]; then
      sed '$d' "$work/lines" > "$work/chunk"; mv "$work/chunk" "$work/lines"    # its last line was cut
      [ -s "$work/lines" ] || stop 2 "line $line is longer than $BYTES bytes. Push the file whole, HUITONG_BATCH=0."
    fi
  fi
  bytes=$(wc -c < "$work/lines" | tr -d ' ')
  count=$(awk 'END {print NR}' "$work/lines")
  filled=$(awk '/[^ \t\r]/ {n++} END {print n + 0}' "$work/lines")
  settled=1
  if [ "$filled" -gt 0 ]; then
    cat "$work/header" "$work/lines" > "$work/body"
    push "$run-$offset" "$work/body"
    here="lines $line-$((line + count - 1))"
    said="$status $(field code < "$work/answer"): $(field detail < "$work/answer")"
    case $status in
      202)
        a=$(field accepted < "$work/answer"); p=$(field parked < "$work/answer")
        printf '%s: %s accepted, %s parked (intake %s)\n' "$here" "$a" "$p" "$(field intake < "$work/answer")"
        accepted=$((accepted + a)); parked=$((parked + p)) ;;
      400|413|422)
        if [ "$status" = 413 ] && [ "$batch" -gt 0 ] && [ "$count" -gt 1 ]; then
          printf '%s: %s; in smaller parts\n' "$here" "$said" >&2
          batch=$((count / 2)); settled=0
        else
          printf '%s: refused, %s\n' "$here" "$said"
          # CSV is counted by line of the body, JSON by record, and blank lines are no records.
          awk -v first="$line" '/[^ \t\r]/ {print first + NR - 1}' "$work/lines" > "$work/filled"
          awk '{gsub(/[{]"index":/, "\n&"); print}' "$work/answer" | grep '^{"index":' | while IFS= read -r error; do
            index=${error#*:}; index=${index%%,*}
            pointer=$(printf '%s\n' "$error" | field pointer)
            place=$(printf '%s\n' "$pointer" | sed -n 's|^/line \([0-9]*\).*|\1|p')
            if [ -n "$place" ]; then at=$((line - 1 + place - header)); else at=$(sed -n "$((index + 1))p" "$work/filled"); fi
            printf '  line %s: %s %s: %s\n' "${at:-$line}" "$pointer" "$(printf '%s\n' "$error" | field rule)" \
              "$(printf '%s\n' "$error" | field text)"
          done
          refused=$((refused + filled))
        fi ;;
      *) stop 3 "$here: turned away, $said Nothing of them was kept: put that right and run this again." ;;
    esac
  fi
  if [ "$settled" = 1 ]; then offset=$((offset + bytes)); line=$((line + count)); fi
  save
done
done=1
save
printf 'done: %s accepted, %s parked, %s refused\n' "$accepted" "$parked" "$refused"
[ $((parked + refused)) -eq 0 ]
