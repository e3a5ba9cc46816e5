.PHONY: setup build test run check accept bench

setup:            ## fetch packages
	dotnet restore

build:            ## warnings are errors
	dotnet build

test:
	dotnet test

run:              ## the sample world at http://127.0.0.1:5080
	dotnet run --project src/ConflictGraph.Cli -- serve --sample

check: build      ## everything continuous integration looks at
	dotnet test --no-build
	dotnet format --verify-no-changes --no-restore

accept:           ## rewrite the approved files; read the diff before you commit it
	ACCEPT=1 dotnet test

bench:
	dotnet run -c Release --project tests/ConflictGraph.Benchmarks
