import type { DraftRow } from '#shared/model/draft/draft-row.ts'

export const BLANK_ROW: DraftRow = { name: '', value: '', enabled: true }

export const NO_ROWS: readonly DraftRow[] = []

export const NO_NAMES: readonly string[] = []
