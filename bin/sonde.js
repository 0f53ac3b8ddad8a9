#!/usr/bin/env node
import { existsSync } from 'node:fs'

const built = new URL('../out/cli/sonde.mjs', import.meta.url)

if (existsSync(built)) {
  await import(built.href)
} else {
  console.error('sonde has not been built yet. Build it with: npm run build')
  process.exitCode = 1
}
