import { closeSync, openSync, writeSync } from 'node:fs'

const PIECE_BYTES = 4 * 1024 * 1024

/** Writes JSON as APIs send it, in one line: a list of orders, until it has so many bytes. @returns how many it has */
export function writeOrders(path: string, size: number): number {
  const file = openSync(path, 'w')
  let written = writeSync(file, '[')
  try {
    for (let n = 0; written < size; ) {
      let piece = ''
      for (; piece.length < PIECE_BYTES && written + piece.length < size; n++)
        piece += `${n > 0 ? ',' : ''}${JSON.stringify(order(n))}`
      written += writeSync(file, piece)
    }
    return written + writeSync(file, ']')
  } finally {
    closeSync(file)
  }
}

function order(n: number) {
  return {
    id: n,
    customer: `customer ${n}`,
    paid: n % 2 === 0,
    total: n / 7,
    tags: ['new', 'gift', 'abroad'],
    address: { street: `Road ${n}`, city: 'Graz – Österreich', at: [47.07 + n, 15.4] },
    note: null
  }
}
