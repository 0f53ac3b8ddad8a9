import { spawn } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { buildIfNeeded } from './build.mjs'
import { inRoot, ROOT } from './project.mjs'

/**
 * Runs Playwright.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>} exit status
 */
export function runPlaywright(args, env = {}) {
  const cli = inRoot('node_modules', '@playwright', 'test', 'cli.js')
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, 'test', ...args], {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, ...env }
    })
    child.on('error', reject)
    child.on('close', code => resolve(code ?? 1))
  })
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await buildIfNeeded()
  process.exitCode = await runPlaywright(process.argv.slice(2))
}
