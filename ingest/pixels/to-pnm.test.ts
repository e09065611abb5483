import { describe, expect, it } from 'vitest';
import { toPnm } from './to-pnm.ts';

describe('toPnm', () => {
  it('keeps shades of grey, a byte each', () => {
    const pnm = toPnm({ width: 2, height: 2, data: Uint8Array.of(0, 7, 128, 255) });
    expect(pnm).toEqual(Buffer.concat([Buffer.from('P5\n2 2\n255\n'), Uint8Array.of(0, 7, 128, 255)]));
  });

  it('packs an image of black and white only, rows padded to a byte, 1 for black', () => {
    const data = new Uint8Array(80).fill(255);
    for (const black of [0, 9, 17]) data[black] = 0;
    const pnm = toPnm({ width: 10, height: 8, data });
    const bits = new Uint8Array(16);
    bits.set([0b10000000, 0b01000000, 0b00000001]);
    expect(pnm).toEqual(Buffer.concat([Buffer.from('P4\n10 8\n'), bits]));
  });
});
