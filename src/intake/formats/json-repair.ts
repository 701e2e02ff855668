/**
 * Turns each `\xNN` into the same character as JSON writes it (`\u00NN`). Only a backslash that is not itself
 * escaped starts an escape; every other byte stays. Cost: O(n). Source: the exporter of Telegram Desktop.
 */
export function repairHexEscapes(bytes: Uint8Array): Uint8Array {
  const repaired = new Uint8Array(bytes.length * 2);
  let to = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    repaired[to++] = byte;
    if (byte !== 0x5c) continue;
    const escaped = bytes[++at] ?? 0;
    if (escaped === 0x78) {
      repaired.set([0x75, 0x30, 0x30], to);
      to += 3;
    } else {
      repaired[to++] = escaped;
    }
  }
  return repaired.subarray(0, to);
}
