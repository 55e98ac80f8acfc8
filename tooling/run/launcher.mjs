import { readFileSync } from 'node:fs'

const LOOK_EVERY_MS = 500

/**
 * Ends this process in order (SIGTERM) when the npm that launched it has ended. npm runs us through a shell
 * that passes no signal on: without this, `kill` of npm would leave a server behind that nobody knows of.
 */
export function endWithLauncher() {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return
  const parent = process.ppid
  const npm = npmAbove(parent)
  const timer = setInterval(() => {
    if (process.ppid === parent && (npm === undefined || isAlive(npm))) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, LOOK_EVERY_MS)
  timer.unref()
}

/** The npm above the shell; above a shell that made way for us stands the user's own, which may end. */
function npmAbove(shell) {
  try {
    const stat = readFileSync(`/proc/${shell}/stat`, 'utf8')
    const pid = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    return /^(npm|.*npm-cli)/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8')) ? pid : undefined
  } catch {
    // No /proc, as on macOS: there the shell is all we watch.
    return undefined
  }
}

function isAlive(pid) {
  try {
    // A zombie has ended, too: whoever started npm may not have looked yet.
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}
