/** When an action runs. */
export const ACTION_PHASES = ['before-request', 'after-response'] as const

/** Where a variable that an action sets belongs to. */
export const ACTION_SCOPES = ['runtime', 'request', 'folder', 'collection', 'environment'] as const
