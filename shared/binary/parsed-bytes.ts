/** The bytes that a text stands for, or a sentence that says where it stands for none. */
export type ParsedBytes = { bytes: Uint8Array<ArrayBuffer> } | { problem: string }
