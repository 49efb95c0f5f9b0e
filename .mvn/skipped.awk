# Reads Surefire's XML reports; prints a line for each skipped test: class.name, tab, reason.

function attribute(name) {
  if (!match($0, " " name "=\"[^\"]*\"")) return ""
  return substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4)
}

function plain(text) {
  gsub(/&#10;|&#9;|\t/, " ", text)
  gsub(/&lt;/, "<", text)
  gsub(/&gt;/, ">", text)
  gsub(/&quot;/, "\"", text)
  gsub(/&apos;/, "'", text)
  gsub(/&amp;/, "\\&", text)
  return text
}

function report() {
  sub(/^[A-Za-z0-9.]*TestAbortedException: */, "", reason)
  sub(/^ *Assumption failed: */, "", reason)
  gsub(/[ \t\r]+/, " ", reason)
  print plain(test) "\t" (reason == "" ? "no reason given" : reason)
  within = 0
}

/<testsuite / {
  suite = attribute("name")
  suites[suite]
  if (attribute("tests") == "0") empty[suite]
}

# A failed assumption stands as the first lines of a stack trace.
within && /^[ \t]+at |\]\]>/ { report() }
within { reason = reason " " $0 }

/<testcase / {
  test = attribute("classname")
  if (attribute("name") != "") test = test "." attribute("name")
}

/<skipped/ {
  reason = plain(attribute("message"))
  if (match($0, /<!\[CDATA\[/)) {
    reason = substr($0, RSTART + RLENGTH)
    within = 1
  } else report()
}

# A class that was skipped in @BeforeAll leaves an empty report; so does one that only holds nested classes.
END {
  for (suite in suites) {
    outer = suite
    while (match(outer, /\$[^$]*$/)) {
      outer = substr(outer, 1, RSTART - 1)
      delete empty[outer]
    }
  }
  for (test in empty) {
    reason = "skipped as a whole, before its first test"
    report()
  }
}
