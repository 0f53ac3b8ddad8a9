import type { Page } from '@playwright/test'
import axe from 'axe-core'

/** What stands in people's way, one line for each rule that is broken. Only what axe calls serious or critical. */
export async function findAccessibilityProblems(page: Page): Promise<string[]> {
  // Evaluated through the debugger's protocol: the page's policy would refuse it as a script
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      // What passes is counted, not described.
      resultTypes: ['violations']
    })
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(
        ({ id, impact, help, nodes }) =>
          `${impact} ${id}: ${help} (${nodes.map(node => node.html).join(' | ')})`
      )
  })
}
