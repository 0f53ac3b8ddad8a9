/** @typedef {import('@playwright/test/reporter').JSONReport} JSONReport */
/** @typedef {import('@playwright/test/reporter').JSONReportSuite} JSONReportSuite */

/**
 * @param {JSONReport} report
 * @returns {import('./outcome.mjs').Outcome}
 */
export function playwrightOutcome({ suites, errors, stats }) {
  const tests = suites.flatMap(suite => testsOf(suite, []))
  const named = (/** @type {string} */ status) =>
    tests.filter(test => test.status === status).map(({ name }) => name)
  return {
    passed: stats.expected + stats.flaky,
    failed: [...named('unexpected'), ...errors.map(({ message }) => `outside of any test: ${message}`)],
    flaky: named('flaky'),
    skipped: stats.skipped
  }
}

/**
 * @param {JSONReportSuite} suite
 * @param {string[]} within titles of the suites that it is in
 * @returns {{ name: string, status: string }[]}
 */
function testsOf({ title, specs, suites = [] }, within) {
  const titles = [...within, title]
  const own = specs.flatMap(spec =>
    spec.tests.map(({ projectName, status }) => ({
      name: `[${projectName}] ${[...titles, spec.title].join(' > ')}`,
      status
    }))
  )
  return [...own, ...suites.flatMap(suite => testsOf(suite, titles))]
}
