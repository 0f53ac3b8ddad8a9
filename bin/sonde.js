#!/usr/bin/env node
const { existsSync } = require('node:fs')
const { enableCompileCache } = require('node:module')
const { join } = require('node:path')

// Code that was compiled before is not compiled again, where Node can keep it (22.1).
enableCompileCache?.()

const built = join(__dirname, '../out/cli/sonde.cjs')

if (existsSync(built)) {
  require(built)
} else {
  console.error('sonde has not been built yet. Build it with: npm run build')
  process.exitCode = 1
}
