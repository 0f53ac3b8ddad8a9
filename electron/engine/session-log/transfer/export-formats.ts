/** What a log can be written as: a record a line, or HAR with `_webSocketMessages`. */
export const EXPORT_FORMATS = ['ndjson', 'har'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]
