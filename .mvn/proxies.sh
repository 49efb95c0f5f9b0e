# shellcheck shell=sh
# Tells Maven the proxies that the environment names. Sourced, never run. POSIX sh only.

# Adds the environment's proxies to MAVEN_OPTS, unless it names one.
use_proxies() {
  case ${MAVEN_OPTS-} in *proxyHost*) return ;; esac
  proxy_options=
  use_proxy http "${http_proxy:-${HTTP_PROXY-}}"
  use_proxy https "${https_proxy:-${HTTPS_PROXY:-${all_proxy:-${ALL_PROXY-}}}}"
  [ -n "$proxy_options" ] || return 0
  direct=$(direct_hosts "${no_proxy:-${NO_PROXY-}}")
  [ -z "$direct" ] || proxy_options="$proxy_options -Dhttp.nonProxyHosts=$direct"
  MAVEN_OPTS="${MAVEN_OPTS-}$proxy_options -Daether.connector.http.useSystemProperties=true"
  export MAVEN_OPTS
}

# Adds the proxy URL $2, [http://][user[:password]@]host[:port][/], as the one for scheme $1.
use_proxy() {
  url=${2%/}
  case $url in '' | socks*) return 0 ;; esac
  case $url in https://*) port=443 ;; *) port=80 ;; esac
  url=${url#*://}
  case $url in *@*) credentials=${url%@*} ;; *) credentials= ;; esac
  host=${url##*@}
  case $host in
    \[*\]:* | [!\[]*:*)
      port=${host##*:}
      host=${host%:*}
      ;;
  esac
  proxy_options="$proxy_options -D$1.proxyHost=$host -D$1.proxyPort=$port"
  [ -z "$credentials" ] || hide_credentials "$1" "$credentials"
}

# Passes user[:password] in a file of options that only the user can read: process lists show the command line.
hide_credentials() {
  options_file=$(umask 077 && mktemp /tmp/runspec-proxy.XXXXXX) || return
  options_files="${options_files-} $options_file"
  {
    printf '"-D%s.proxyUser=%s"\n' "$1" "$(decode "${2%%:*}")"
    case $2 in *:*) printf '"-D%s.proxyPassword=%s"\n' "$1" "$(decode "${2#*:}")" ;; esac
    printf '"-Djdk.http.auth.tunneling.disabledSchemes="\n'
  } >"$options_file"
  proxy_options="$proxy_options @$options_file"
}

# Removes what hide_credentials wrote.
forget_credentials() {
  # shellcheck disable=SC2086
  [ -z "${options_files-}" ] || rm -f $options_files
}

# Undoes %XX, and writes quotes and backslashes as a Java options file wants them.
decode() {
  printf '%s\n' "$1" | LC_ALL=C awk '{
    hex = "0123456789ABCDEF"
    while (match($0, /%[0-9A-Fa-f][0-9A-Fa-f]/)) {
      code = toupper(substr($0, RSTART + 1, 2))
      byte = (index(hex, substr(code, 1, 1)) - 1) * 16 + index(hex, substr(code, 2, 1)) - 1
      printf "%s%s", escaped(substr($0, 1, RSTART - 1)), escaped(sprintf("%c", byte))
      $0 = substr($0, RSTART + 3)
    }
    printf "%s", escaped($0)
  }
  function escaped(text) {
    gsub(/["\\]/, "\\\\&", text)
    return text
  }'
}

# no_proxy (a, .b, *) in Java's form (a|*.a|*.b|*). Address ranges have no such form and are left out.
direct_hosts() {
  printf '%s\n' "$1" | tr ',' '\n' | tr ' ' '\n' | awk '
    /\// || !NF { next }
    { sub(/:[0-9]+$/, "") }
    /^\*/ { print; next }
    /^\./ { print "*" $0; next }
    { print; print "*." $0 }' | paste -s -d '|' -
}
