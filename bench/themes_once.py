"""Print the seconds and most memory of a command: `python -m bench.themes_once COMMAND …`."""

import json
import resource
import subprocess
import sys
import time

if __name__ == "__main__":
    began = time.perf_counter()
    done = subprocess.run(sys.argv[1:], capture_output=True, text=True, check=False)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    sys.stderr.write(done.stderr)
    print(
        json.dumps(
            {
                "seconds": round(time.perf_counter() - began, 1),
                "cpu": round(used.ru_utime + used.ru_stime, 1),
                "megabytes": used.ru_maxrss // 1024,
            }
        )
    )
    sys.exit(done.returncode)
