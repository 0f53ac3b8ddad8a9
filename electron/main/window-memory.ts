import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { app } from 'electron'
import type { Preferences } from '#shared/model/preferences.ts'

/** What the shell must know before the host answers, so that a window opens in its place, its size and its colours. */
export interface WindowMemory {
  theme: Preferences['theme']
  zoom?: number
  bounds?: { x: number; y: number; width: number; height: number }
  maximized?: boolean
  /** How many were open when the app was last told to quit. */
  windows?: number
}

/** More at once are not opened: nobody keeps track of them. */
export const MOST_WINDOWS = 20

const file = () => path.join(app.getPath('userData'), 'window.json')

/** A file that is missing or makes no sense is as good as none: nothing but comfort is in it. */
export function recall(): WindowMemory {
  try {
    return parse(JSON.parse(readFileSync(file(), 'utf8')))
  } catch {
    return { theme: 'system' }
  }
}

export function memorize(change: Partial<WindowMemory>): void {
  const temporary = `${file()}.${process.pid}`
  try {
    mkdirSync(path.dirname(temporary), { recursive: true, mode: 0o700 })
    writeFileSync(temporary, JSON.stringify({ ...recall(), ...change }))
    renameSync(temporary, file())
  } catch (error) {
    console.error(`The place of the window could not be remembered: ${String(error)}`)
  }
}

function parse(stored: unknown): WindowMemory {
  const { theme, zoom, bounds, maximized, windows } = isRecord(stored) ? stored : {}
  const memory: WindowMemory = { theme: theme === 'light' || theme === 'dark' ? theme : 'system' }
  if (typeof zoom === 'number' && zoom >= 0.5 && zoom <= 2) memory.zoom = zoom
  if (isWhole(windows) && windows >= 1 && windows <= MOST_WINDOWS) memory.windows = windows
  if (maximized === true) memory.maximized = true
  if (isRecord(bounds)) {
    const { x, y, width, height } = bounds
    if (isWhole(x) && isWhole(y) && isWhole(width) && isWhole(height)) memory.bounds = { x, y, width, height }
  }
  return memory
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function isWhole(value: unknown): value is number {
  return Number.isInteger(value)
}
