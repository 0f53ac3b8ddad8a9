/**
 * What became of the tests of one run. The failed and the flaky are named; those that are flaky have passed as well.
 * @typedef {{ passed: number, failed: string[], flaky: string[], skipped: number }} Outcome
 */

/** @type {Outcome} */
export const NO_OUTCOME = { passed: 0, failed: [], flaky: [], skipped: 0 }

/**
 * @param {Outcome[]} outcomes
 * @returns {Outcome}
 */
export function sumOutcomes(outcomes) {
  return {
    passed: outcomes.reduce((sum, { passed }) => sum + passed, 0),
    failed: outcomes.flatMap(({ failed }) => failed),
    flaky: outcomes.flatMap(({ flaky }) => flaky),
    skipped: outcomes.reduce((sum, { skipped }) => sum + skipped, 0)
  }
}

/**
 * Such that the last lines of a log tell what failed.
 * @param {Outcome} outcome
 * @returns {string}
 */
export function printOutcome({ passed, failed, flaky, skipped }) {
  return [
    ...namesUnder('Flaky, passed when run once more:', flaky),
    ...namesUnder('Failed:', failed),
    `${passed} passed, ${failed.length} failed, ${skipped} skipped`
  ].join('\n')
}

/**
 * @param {string} title
 * @param {string[]} names
 */
function namesUnder(title, names) {
  return names.length === 0 ? [] : [title, ...names.map(name => `  ${name}`)]
}
