@echo off
rem run.cmd ARGS: runs run.jar with ARGS, and builds it first where it is missing or differs from the sources.
rem Beside it come node.jar, which jobs give to their nodes, and mirror-agent.jar.
rem The same as the script `run` for other systems. Messages go to stderr; stdout is the program's.
rem
rem No delayed expansion, so that ! in arguments and paths stays as it is; paths stand in quotes and
rem never inside a parenthesised block unquoted, since C:\Program Files (x86) would end the block.
setlocal EnableExtensions DisableDelayedExpansion

set "top=%~dp0"
set "top=%top:~0,-1%"
set "program=%~0"
set "jar=%top%\run.jar"
set "archive=%top%\run.jsa"
set "log=%top%\target\run-build.log"
rem The sources that run.jar was built from: what differs from them is new.
set "built=%top%\target\run-built"
rem A build that was stopped leaves this file.
set "unfinished=%top%\target\run-build.unfinished"
set "short_options=-XX:+UseSerialGC -XX:TieredStopAtLevel=1"

call :find_java
if errorlevel 1 exit /b 75
call :look_why
if defined why call :build_once
if errorlevel 1 exit /b 75
if not exist "%archive%" call :make_archive

rem Short commands want a quick start, running a spec wants the full compiler.
set "jvm_options=%short_options%"
call :choose_options %*
set "archive_options="
call :size_of "%archive%"
if not "%size%"=="0" set archive_options="-XX:SharedArchiveFile=%archive%" -Xshare:auto
rem -Xlog:disable: an archive of another Java's is passed over without a word on stdout.
"%java_home%\bin\java.exe" -Xlog:disable "-Drunspec.program=%program%" %jvm_options% %archive_options% -jar "%jar%" %*
exit /b %errorlevel%


rem Sets size to the bytes of the file %1; 0 if there is none.
:size_of
set "size=0"
if exist "%~1" set "size=%~z1"
exit /b 0


rem Clears jvm_options when the arguments run a spec: a first word of these, or an option before a spec's name.
:choose_options
for %%w in (run preflight node mirror) do if /i "%~1"=="%%w" set "jvm_options="
if /i "%~x1"==".yaml" set "jvm_options="
if /i "%~x1"==".yml" set "jvm_options="
set "first=%~1"
if not defined first exit /b 0
if not "%first:~0,1%"=="-" exit /b 0
:next_argument
shift
if "%~1"=="" exit /b 0
if /i "%~x1"==".yaml" set "jvm_options="
if /i "%~x1"==".yml" set "jvm_options="
goto next_argument


rem Sets java_home to JAVA_HOME, else to the home of the Java on the PATH; fails where it is none or too old.
:find_java
set "java_home=%JAVA_HOME%"
set "where_from=JAVA_HOME"
if defined java_home goto have_home
set "where_from=the PATH"
for %%j in (java.exe) do set "java_on_path=%%~$PATH:j"
if not defined java_on_path goto no_java
for %%j in ("%java_on_path%\..\..") do set "java_home=%%~fj"
if exist "%java_home%\bin\java.exe" goto have_home
rem A launcher outside of a JDK, such as Oracle's javapath: the Java behind it knows its home.
for /f "tokens=1,* delims== " %%a in ('java -XshowSettings:properties -version 2^>^&1 ^| findstr /c:"java.home ="') do set "java_home=%%b"
:have_home
if not exist "%java_home%\bin\java.exe" goto not_a_home
set "full="
if exist "%java_home%\release" for /f "usebackq tokens=1,2 delims==" %%a in ("%java_home%\release") do if "%%a"=="JAVA_VERSION" set "full=%%~b"
if defined full goto have_version
pushd "%java_home%\bin"
for /f "tokens=3" %%v in ('java.exe -version 2^>^&1 ^| findstr version') do set "full=%%~v"
popd
if not defined full goto not_a_home
:have_version
if "%full:~0,2%"=="1." set "full=%full:~2%"
set "version=0"
for /f "delims=.-+_" %%v in ("%full%") do set "version=%%v"
if %version% GEQ 17 exit /b 0
>&2 echo Could not use Java: the one from %where_from% is Java %version%, and Runspec needs a JDK 17 or newer. Try: winget install EclipseAdoptium.Temurin.17.JDK
exit /b 75
:not_a_home
>&2 echo Could not use Java: %where_from% names "%java_home%", which has no bin\java.exe. Try: set JAVA_HOME to the folder of a JDK 17 or newer.
exit /b 75
:no_java
>&2 echo Could not find Java: Runspec needs a JDK 17 or newer. Try: winget install EclipseAdoptium.Temurin.17.JDK
exit /b 75


rem Sets why to the reason to build; empty when run.jar is what the sources say.
:look_why
set "why="
if not exist "%top%\node.jar" set "why=there is no node.jar"
if not exist "%jar%" set "why=first use"
if exist "%unfinished%" set "why=the last build was stopped"
if not exist "%built%" set "why=first use"
if defined why exit /b 0
rem robocopy /L only compares; 0 means that nothing differs. Deleted files count (/MIR).
robocopy "%top%" "%built%" pom.xml /L >nul
if not errorlevel 1 goto compare_folders
set "why=pom.xml differs"
exit /b 0
:compare_folders
for %%m in (.mvn runspec-schema components mirror-agent launcher) do call :compare %%m
exit /b 0

:compare
if defined why exit /b 0
if not exist "%top%\%1" exit /b 0
robocopy "%top%\%1" "%built%\%1" /MIR /L /XD target test __pycache__ .approval_tests_temp >nul
if errorlevel 1 set "why=%1 differs"
exit /b 0


rem One build at a time: the open file is the lock, and Windows closes it however this script ends.
:build_once
if not exist "%top%\target" mkdir "%top%\target"
set "announced="
:try_lock
set "entered="
( ( call :build_locked 2>&3 ) 9>"%top%\target\run.lock" ) 3>&2 2>nul
set "result=%errorlevel%"
if defined entered exit /b %result%
if not defined announced >&2 echo Waiting for another run.cmd to finish building run.jar ...
set "announced=yes"
ping -n 2 127.0.0.1 >nul
goto try_lock

:build_locked
set "entered=yes"
call :look_why
if not defined why exit /b 0
call :build
exit /b %errorlevel%


:build
if not exist "%java_home%\bin\javac.exe" goto no_compiler
set "maven="
for %%m in (mvn.cmd) do set "maven=%%~$PATH:m"
if not defined maven goto no_maven
set "JAVA_HOME=%java_home%"
call :use_proxies
>&2 echo Building run.jar: %why% ...
if "%why%"=="first use" >&2 echo   Maven downloads what it does not have yet, at most about 30 MB, into .m2 in your home folder.
rem Maven keeps a resource whose source was deleted, and a compiler that was stopped may leave half a class file.
for %%m in (runspec-schema components mirror-agent launcher) do if exist "%top%\%%m\target\run" rmdir /s /q "%top%\%%m\target\run"
type nul >"%unfinished%"
rem Before Maven reads them: what is edited during the build differs afterwards.
call :keep_sources
pushd "%top%"
call "%maven%" -B -Dquick -Djar-only package >"%log%" 2>&1 <nul
set "result=%errorlevel%"
popd
if not "%result%"=="0" goto maven_failed
rem run.jar comes last, since it tells that all are there.
for %%j in (mirror-agent\target\run\mirror-agent.jar launcher\target\run\node.jar launcher\target\run\run.jar) do call :place "%top%\%%j" "%top%\%%~nxj" || goto not_placed
del "%unfinished%"
call :make_archive
>&2 echo Built run.jar.
exit /b 0
:maven_failed
del "%unfinished%"
rmdir /s /q "%built%"
>&2 findstr /b /c:"[ERROR]" "%log%"
>&2 echo Could not build run.jar: Maven ended with exit code %result%; its output is in "%log%". Try: run.cmd again once that is mended.
exit /b 75
:not_placed
>&2 echo Could not replace "%jar%": it may be in use. Try: run.cmd again when no other command of this clone is running.
exit /b 75
:no_compiler
>&2 echo Could not build run.jar: "%java_home%" has no compiler. Try: winget install EclipseAdoptium.Temurin.17.JDK
exit /b 75
:no_maven
set "advice=unpack Maven and put its bin folder on the PATH"
for %%c in (scoop.cmd) do if not "%%~$PATH:c"=="" set "advice=scoop install maven"
for %%c in (choco.exe) do if not "%%~$PATH:c"=="" set "advice=choco install maven"
>&2 echo Could not build run.jar: mvn is not on the PATH. Try: %advice%
exit /b 75


rem Puts the file %1 at %2 at once.
:place
copy /y "%~1" "%~2.new" >nul
if errorlevel 1 exit /b 1
move /y "%~2.new" "%~2" >nul
exit /b %errorlevel%


:keep_sources
robocopy "%top%" "%built%" pom.xml >nul
for %%m in (.mvn runspec-schema components mirror-agent launcher) do if exist "%top%\%%m" robocopy "%top%\%%m" "%built%\%%m" /MIR /XD target test __pycache__ .approval_tests_temp >nul
exit /b 0


rem The classes that a short command loads, ready to map; without it everything works, more slowly.
:make_archive
set archive_for=--help
for %%s in ("%top%\useful_run_specs\*.yaml") do set archive_for=validate "%%~fs"
"%java_home%\bin\java.exe" %short_options% -Xlog:disable "-XX:ArchiveClassesAtExit=%archive%.new" -jar "%jar%" %archive_for% >nul 2>&1 <nul
rem An empty one tells that this Java makes none.
if not exist "%archive%.new" type nul >"%archive%.new"
move /y "%archive%.new" "%archive%" >nul 2>&1
exit /b 0


rem Tells Maven the proxies of the environment, unless MAVEN_OPTS names one.
:use_proxies
if defined MAVEN_OPTS if not "%MAVEN_OPTS:proxyHost=%"=="%MAVEN_OPTS%" exit /b 0
set "proxied="
if defined http_proxy call :use_proxy http "%http_proxy%"
if defined https_proxy call :use_proxy https "%https_proxy%"
if not defined proxied exit /b 0
set "MAVEN_OPTS=%MAVEN_OPTS% -Daether.connector.http.useSystemProperties=true"
if not defined no_proxy exit /b 0
rem a,.b in Java's form: a^|*.b
set "direct=%no_proxy: =%"
set "direct=|%direct:,=|%"
set "direct=%direct:|.=|*.%"
set MAVEN_OPTS=%MAVEN_OPTS% "-Dhttp.nonProxyHosts=%direct:~1%"
exit /b 0

rem Adds the proxy URL %2, http://host:port/, as the one for scheme %1.
:use_proxy
set "url=%~2"
set "url=%url:*://=%"
if not "%url:@=%"=="%url%" goto proxy_with_password
set "proxied=yes"
for /f "tokens=1,2 delims=:/" %%h in ("%url%") do set "MAVEN_OPTS=%MAVEN_OPTS% -D%1.proxyHost=%%h -D%1.proxyPort=%%i"
exit /b 0
:proxy_with_password
>&2 echo The proxy in the environment has a password, which Maven reads only from .m2\settings.xml: see its "proxies".
exit /b 0
