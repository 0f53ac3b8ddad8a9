#!/usr/bin/env node
import { existsSync } from 'node:fs'
import * as module from 'node:module'

// Code that was compiled before is not compiled again, where Node can keep it (22.1).
module.enableCompileCache?.()

const built = new URL('../out/cli/sonde.mjs', import.meta.url)

if (existsSync(built)) {
  await import(built.href)
} else {
  console.error('sonde has not been built yet. Build it with: npm run build')
  process.exitCode = 1
}
