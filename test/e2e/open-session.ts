import type { Locator } from '@playwright/test'
import type { App } from './app.ts'
import { expect } from './fixtures.ts'
import type { SondePage } from './sonde-page.ts'

/** Connects to `/feed` of a server on this machine. @returns where its session is shown, also after a restart of the app */
export async function openSession(app: App, sonde: SondePage, port: number): Promise<() => Locator> {
  await sonde.url.fill(`ws://127.0.0.1:${port}/feed`)
  await sonde.page.getByRole('button', { name: 'Connect', exact: true }).click()
  const session = () => app.page.getByRole('region', { name: 'Session', exact: true })
  await expect(session().getByRole('option', { name: /Connected · status 101/ })).toBeVisible()
  return session
}
