# shellcheck shell=sh
# Finds the JDK and Maven for ./run and ./verify, and other tools for .ci/run, and brings them where it may.
# Sourced, never run; the sourcing script sets $top. POSIX sh only.
# shellcheck disable=SC2154 # top

oldest_java=17
needs="Runspec needs a JDK $oldest_java or newer"
status_outside_failed=75

say() {
  printf '%s\n' "$*" >&2
}

die() {
  say "$*"
  exit "$status_outside_failed"
}

# Sets version to the major version of the Java whose home is $1; 0 if there is none.
read_java_version() {
  version=0
  [ -x "$1/bin/java" ] || return 0
  full=
  if [ -r "$1/release" ]; then
    while IFS= read -r line; do
      case $line in JAVA_VERSION=*) full=${line#*\"} ;; esac
    done <"$1/release"
  fi
  [ -n "$full" ] || full=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p')
  full=${full#1.}
  version=${full%%[!0-9]*}
  version=${version:-0}
}

# Whether the Java at $1 is new enough and, where $2 is jdk, can compile.
suits() {
  read_java_version "$1"
  [ "$version" -ge "$oldest_java" ] && { [ "$2" != jdk ] || [ -x "$1/bin/javac" ]; }
}

# Sets java_home to a Java outside JAVA_HOME: the one on the PATH, else where systems keep theirs.
look_for_java() {
  on_path=$(command -v java) && {
    on_path=$(readlink -f "$on_path" 2>/dev/null || printf %s "$on_path")
    java_home=${on_path%/bin/java}
    # macOS has a placeholder in /usr/bin: its JDKs are found below.
    [ "$java_home" != /usr ] && suits "$java_home" "$1" && return 0
  }
  for java_home in \
    /usr/lib/jvm/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "${HOME:-}"/.sdkman/candidates/java/current; do
    suits "$java_home" "$1" && return 0
  done
  # A version manager's shim: only the Java behind it knows its home.
  [ -n "$on_path" ] || return 1
  java_home=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
  [ -n "$java_home" ] && suits "$java_home" "$1"
}

# Sets java_home; $1 is jdk (to compile) or jre (to run). A JAVA_HOME that was set is not overruled.
find_java() {
  if [ -z "${JAVA_HOME-}" ]; then
    look_for_java "$1"
    return
  fi
  java_home=$JAVA_HOME
  suits "$java_home" "$1" && return 0
  case $version in
    0) found="is not the home of a Java" ;;
    *) found="is Java $version" ;;
  esac
  [ "$version" -lt "$oldest_java" ] || found="has no compiler (bin/javac)"
  if look_for_java "$1"; then advice="export JAVA_HOME='$java_home'"; else advice="unset JAVA_HOME"; fi
  die "Could not use Java: JAVA_HOME ($JAVA_HOME) $found, and $needs. Try: $advice."
}

# Sets installer to the command that installs what $@ names: jdk, maven, or packages of the system. Debian alone has
# python3-venv as a package of its own.
choose_installer() {
  packages=
  if command -v apt-get >/dev/null; then
    manager=apt-get
    installer="apt-get install -y --no-install-recommends"
    names="openjdk-17-jdk-headless default-jdk-headless"
  elif command -v dnf >/dev/null; then
    manager=dnf
    installer="dnf install -y"
    names="java-17-openjdk-devel java-21-openjdk-devel java-latest-openjdk-devel"
  elif command -v brew >/dev/null; then
    manager=brew
    installer="brew install"
    names=openjdk@17
  else
    return 1
  fi
  for need in "$@"; do
    case $need in
      jdk)
        # The first name that the system knows; releases differ.
        jdk=${names%% *}
        for name in $(printf '%s\n' "$names" | tr ' ' '\n'); do
          if knows_package "$name"; then
            jdk=$name
            break
          fi
        done
        packages="$packages $jdk"
        ;;
      python3-venv) [ "$manager" != apt-get ] || packages="$packages $need" ;;
      *) packages="$packages $need" ;;
    esac
  done
  installer="$installer$packages"
}

knows_package() {
  case $manager in
    apt-get) apt-cache show "$1" >/dev/null 2>&1 ;;
    dnf) dnf -q list "$1" >/dev/null 2>&1 ;;
    brew) true ;;
  esac
}

# Sets become to what makes a command root's, or fails where that takes a password.
may_install() {
  become=
  case $manager in brew) return 0 ;; esac
  [ "$(id -u)" != 0 ] || return 0
  for become in "sudo -n -E" "sudo -n"; do
    $become true 2>/dev/null && return 0
  done
  become=sudo
  return 1
}

# Installs what $@ names, as for choose_installer. Messages say $purpose, $because and, where there is no installer,
# $advice. Ends the script where it may not or cannot.
bring() {
  failure="Could not $purpose: missing on this machine: $* ($because)"
  choose_installer "$@" || die "$failure. Try: install them$advice."
  may_install || die "$failure. Try: $become $installer"
  mkdir -p "$top/target"
  install_log=$top/target/install.log
  if [ "$manager" = apt-get ]; then
    say "Updating the package lists ($manager update) …"
    # Stale lists may still do; a failure that matters shows in the installation.
    $become apt-get update >"$install_log" 2>&1 || say "  apt-get update failed: see $install_log."
    choose_installer "$@"
  fi
  say "Installing $*: $become${become:+ }$installer …"
  # Split on purpose: both are lists of words.
  # shellcheck disable=SC2086
  if ! $become env DEBIAN_FRONTEND=noninteractive NONINTERACTIVE=1 $installer >>"$install_log" 2>&1 </dev/null; then
    tail -n 20 "$install_log" >&2
    die "Could not install $*: $installer failed; its output is in $install_log. Try: ${become:+sudo }$installer"
  fi
  hash -r
}

# Sets java_home to a JDK, exports it for Maven, and makes sure that mvn is there.
need_jdk_and_maven() {
  missing=
  find_java jdk || missing=jdk
  command -v mvn >/dev/null || missing="$missing maven"
  if [ -n "$missing" ]; then
    purpose="build Runspec" because="$needs and Maven" advice=", and set JAVA_HOME to the JDK"
    # shellcheck disable=SC2086
    bring $missing
    find_java jdk || die "Could not find the JDK that was installed. Try: export JAVA_HOME=<its folder>."
    command -v mvn >/dev/null || die "Could not find mvn after installing Maven. Try: put its bin folder on the PATH."
  fi
  JAVA_HOME=$java_home
  export JAVA_HOME
}
