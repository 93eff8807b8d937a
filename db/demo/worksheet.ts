import { deflateSync, crc32 } from 'node:zlib'
import { randomOf } from './random'

const width = 240
const height = 320

const chunk = (type: string, data: Buffer) => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** Shade of a point of squared paper: 255 is white. */
const paper = (x: number, y: number) => (x === 200 ? 150 : x % 12 === 0 || y % 12 === 0 ? 225 : 255)

/** Draws a page of squared paper with a few lines of writing and a triangle; answers it as a grey PNG. */
export function drawWorksheet(seed: number, number: number): Buffer {
  const random = randomOf(seed, 'worksheet', number)
  const pixels = Buffer.alloc((width + 1) * height)
  const draw = (x: number, y: number, shade: number) => {
    if (x >= 0 && x < width && y >= 0 && y < height) pixels[y * (width + 1) + 1 + x] = shade
  }
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) draw(x, y, paper(x, y))
  for (let line = 0; line < 9; line++) {
    const end = random.int(90, 185)
    for (let x = 14; x < end; x++) {
      const y = 24 + line * 24 + Math.round(Math.sin(x * (0.6 + line * 0.05)) * 3)
      if (!random.chance(0.12)) for (const thick of [0, 1]) draw(x, y + thick, 60)
    }
  }
  for (let step = 0; step < 64; step++) {
    draw(20 + step, 308 - step, 40)
    draw(84 + step, 244 + step, 40)
    for (const offset of [0, 64]) draw(20 + step + offset, 308, 40)
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
