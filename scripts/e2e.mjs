import { spawn, spawnSync } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { buildIfNeeded } from './build.mjs'
import { inRoot, ROOT } from './project.mjs'

/**
 * Runs Playwright, under a display of its own where there is none.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>} exit status
 */
export function runPlaywright(args, env = {}) {
  const cli = inRoot('node_modules', '@playwright', 'test', 'cli.js')
  // without -noreset it starts anew whenever its last client leaves, and refuses who comes in that moment
  const display = hasDisplay() ? [] : ['xvfb-run', '-a', '-s', '-screen 0 1440x900x24 -noreset']
  const [file = '', ...rest] = [...display, process.execPath, cli, 'test', ...args]
  return new Promise((resolve, reject) => {
    const child = spawn(file, rest, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } })
    child.on('error', reject)
    child.on('close', code => resolve(code ?? 1))
  })
}

/** Without a display and without Xvfb too, the fixtures say so. */
function hasDisplay() {
  if (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return true
  return spawnSync('xvfb-run', ['--help'], { stdio: 'ignore' }).error !== undefined
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await buildIfNeeded()
  process.exitCode = await runPlaywright(process.argv.slice(2))
}
