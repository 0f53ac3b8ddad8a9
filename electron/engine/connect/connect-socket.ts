import net from 'node:net'
import { receivedBlocks } from '../bodies/received-blocks.ts'

/** A read that brings so much is one of many: the next goes to a block. */
const LARGE_BYTES = 64 * 1024
/** Where every other read lands, of all connections: what it brings is copied before the next. */
const landing = Buffer.allocUnsafeSlow(LARGE_BYTES)

/**
 * Starts to connect. What the socket reads in bulk lies in `receivedBlocks`, which are used again once they are given
 * back, and anything else in memory of just its size. TLS and HTTP/2 read past it, into memory of their own.
 */
export function connectSocket(to: net.NetConnectOpts): net.Socket {
  let block: Buffer | undefined
  const take = (bytes: number, from: Uint8Array): Uint8Array => {
    const isLarge = bytes >= LARGE_BYTES
    const chunk = block && isLarge ? receivedBlocks.handOut(block, bytes) : copyOf(from, bytes)
    if (block && !isLarge) receivedBlocks.putBack(block)
    block = isLarge ? receivedBlocks.take() : undefined
    return chunk
  }
  const socket: net.Socket = net.connect({
    ...to,
    onread: { buffer: () => block ?? landing, callback: (bytes, into) => socket.push(take(bytes, into)) }
  })
  return socket
}

function copyOf(from: Uint8Array, bytes: number): Buffer {
  const copy = Buffer.allocUnsafeSlow(bytes)
  copy.set(from.subarray(0, bytes))
  return copy
}
