# shellcheck shell=sh
# Tells Maven the proxies that the environment names. Sourced, never run. POSIX sh only.

# Proxies without a password become -D options in MAVEN_OPTS. With one they go into a settings file that only the
# user can read, since process lists show options: $proxy_settings, for mvn's -s; forget_proxies removes it.
use_proxies() {
  proxy_settings=
  case ${MAVEN_OPTS-} in *proxyHost*) return ;; esac
  proxy_options=
  proxy_elements=
  with_password=
  direct=$(direct_hosts "${no_proxy:-${NO_PROXY-}}")
  use_proxy http "${http_proxy:-${HTTP_PROXY-}}"
  use_proxy https "${https_proxy:-${HTTPS_PROXY:-${all_proxy:-${ALL_PROXY-}}}}"
  [ -n "$proxy_options" ] || return 0
  if [ -z "$with_password" ]; then
    [ -z "$direct" ] || proxy_options="$proxy_options -Dhttp.nonProxyHosts=$direct"
    MAVEN_OPTS="${MAVEN_OPTS-}$proxy_options -Daether.connector.http.useSystemProperties=true"
    export MAVEN_OPTS
  elif [ -e "${HOME:-}/.m2/settings.xml" ]; then
    say "The proxy in the environment has a password, which Maven reads only from ~/.m2/settings.xml: see its <proxies>."
  else
    proxy_settings=$(umask 077 && mktemp "${TMPDIR:-/tmp}/runspec-settings.XXXXXX") || return
    printf '<settings><proxies>%s</proxies></settings>\n' "$proxy_elements" >"$proxy_settings"
  fi
}

forget_proxies() {
  [ -z "${proxy_settings-}" ] || rm -f "$proxy_settings"
}

# Adds the proxy URL $2, [http://][user[:password]@]host[:port][/], as the one for scheme $1. Maven knows no SOCKS.
use_proxy() {
  url=${2%/}
  case $url in '' | socks*) return ;; esac
  case $url in https://*) port=443 ;; *) port=80 ;; esac
  url=${url#*://}
  host=${url##*@}
  case $host in
    \[*\]:* | [!\[]*:*)
      port=${host##*:}
      host=${host%:*}
      ;;
  esac
  proxy_options="$proxy_options -D$1.proxyHost=$host -D$1.proxyPort=$port"
  proxy_elements="$proxy_elements<proxy><id>$1</id><active>true</active><protocol>$1</protocol>"
  proxy_elements="$proxy_elements<host>$(xml "$host")</host><port>$(xml "$port")</port>"
  case $url in
    *@*)
      with_password=yes
      credentials=${url%@*}
      proxy_elements="$proxy_elements<username>$(decode "${credentials%%:*}")</username>"
      case $credentials in
        *:*) proxy_elements="$proxy_elements<password>$(decode "${credentials#*:}")</password>" ;;
      esac
      ;;
  esac
  proxy_elements="$proxy_elements<nonProxyHosts>$(xml "$direct")</nonProxyHosts></proxy>"
}

xml() {
  printf '%s\n' "$1" | sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g'
}

# Undoes %XX, and escapes the outcome for XML.
decode() {
  decoded=$(printf '%s\n' "$1" | LC_ALL=C awk '{
    hex = "0123456789ABCDEF"
    while (match($0, /%[0-9A-Fa-f][0-9A-Fa-f]/)) {
      code = toupper(substr($0, RSTART + 1, 2))
      byte = (index(hex, substr(code, 1, 1)) - 1) * 16 + index(hex, substr(code, 2, 1)) - 1
      printf "%s%c", substr($0, 1, RSTART - 1), byte
      $0 = substr($0, RSTART + 3)
    }
    print
  }')
  xml "$decoded"
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
