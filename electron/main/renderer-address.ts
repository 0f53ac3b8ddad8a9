import { fileURLToPath } from 'node:url'
import { app } from 'electron'
import { devServer } from './dev-server.ts'

/** Where the app's own page lives. Nothing else is ever loaded into a window. */
export const SCHEME = 'app'
export const HOST = 'sonde'
export const ORIGIN = `${SCHEME}://${HOST}`
export const PAGE = `${ORIGIN}/index.html`

/** Files that the build puts beside this one. */
export const RENDERER_FOLDER = fileURLToPath(new URL('../renderer/', import.meta.url))
export const PRELOAD_FILE = fileURLToPath(new URL('../preload/preload.cjs', import.meta.url))
export const ENGINE_FILE = fileURLToPath(new URL('engine-process.mjs', import.meta.url))

/** The address of Vite's dev server when `npm run dev` says so: the scheme stays, only its source changes. */
export const DEV_SERVER = devServer(process.env, app.isPackaged)
