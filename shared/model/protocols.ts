/** `auto` agrees on it with the server by ALPN; `2` over plain HTTP is HTTP/2 by prior knowledge (RFC 9113 §3.3). */
export const PROTOCOLS = ['auto', '1.1', '2'] as const

export type Protocol = (typeof PROTOCOLS)[number]
