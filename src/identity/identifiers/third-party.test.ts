import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isPlainText } from '../../kernel/text.ts';
import { normaliseIdentifier } from './index.ts';

/** Lists nobody here wrote, beside the repository; see their own SOURCE.txt for origin and licence. */
const shared = new URL('../../../../shared/data/', import.meta.url);
const isemail = new URL('identifiers/dominicsayers+isemail/test/tests.xml', shared);
const wallets = new URL('identifiers/malicialab+iocsearcher/tests/blockchain_valid.ioc', shared);
const naughty = new URL('hostile/minimaxir+big-list-of-naughty-strings/blns.json', shared);

function normaliseEmail(raw: string) {
  return normaliseIdentifier({ kind: 'email', raw });
}

/** That list writes control characters as their visible pictures, U+2400 and on. */
function isemailCases(): { address: string; category: string; diagnosis: string }[] {
  const xml = readFileSync(isemail, 'utf8');
  const text = (body: string, tag: string): string =>
    (new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(body)?.[1] ?? '')
      .replace(/&#x([0-9a-fA-F]+);/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&')
      .replace(/[\u2400-\u241f]/g, (picture) => String.fromCodePoint((picture.codePointAt(0) ?? 0) - 0x2400));
  return [...xml.matchAll(/<test id="\d+">([\s\S]*?)<\/test>/g)].map(([, body = '']) => ({
    address: text(body, 'address'),
    category: text(body, 'category'),
    diagnosis: text(body, 'diagnosis'),
  }));
}

describe.skipIf(!existsSync(isemail))('the isemail verdicts (skipped when ../shared/data is missing)', () => {
  it('hold: an address that list finds in error is refused, white space around it apart', () => {
    const inError = isemailCases().filter(({ category }) => category === 'ISEMAIL_ERR');
    const errors = inError.filter(({ address }) => address.trim() === address);
    expect(errors.length).toBeGreaterThan(45);
    expect(errors.filter(({ address }) => normaliseEmail(address).usable)).toEqual([]);
  });

  it('hold: a valid address with a real domain is usable, unless it is quoted or names nobody', () => {
    const valid = isemailCases().filter(({ category, address }) => {
      const domain = address.slice(address.lastIndexOf('@') + 1);
      return category === 'ISEMAIL_VALID_CATEGORY' && domain.includes('.') && !address.startsWith('"');
    });
    expect(valid.length).toBeGreaterThan(8);
    expect(valid.filter(({ address }) => !normaliseEmail(address).usable)).toEqual([]);
  });
});

describe.skipIf(!existsSync(wallets))(
  'the iocsearcher wallets (skipped when ../shared/data is missing)',
  () => {
    it('are kept as written, case included, under the name of their chain', () => {
      const lines = readFileSync(wallets, 'utf8').trim().split('\n');
      expect(lines.length).toBeGreaterThan(20);
      for (const line of lines) {
        const [scope, raw = ''] = line.split(/\s+/);
        const wallet = normaliseIdentifier({ kind: 'payment', raw, scope });
        expect(wallet.usable && wallet.value.endsWith(`␟${raw}`), line).toBe(true);
      }
    });
  },
);

describe.skipIf(!existsSync(naughty))(
  'the big list of naughty strings (skipped when ../shared/data is missing)',
  () => {
    const kinds = [
      'email',
      'phone',
      'account',
      'ip',
      'device',
      'payment',
      'name-birth-date',
      'url',
      'screen-name',
    ] as const;

    it.each(kinds)('as %s: never an error, never a hidden character in what is kept', (kind) => {
      const texts = JSON.parse(readFileSync(naughty, 'utf8')) as string[];
      expect(texts.length).toBeGreaterThan(400);
      for (const raw of texts) {
        for (const scope of [undefined, 'Instagram', 'IMEI', 'FR', raw]) {
          const result = normaliseIdentifier({ kind, raw, scope });
          if (result.usable) expect(isPlainText(result.value) && isPlainText(result.display), raw).toBe(true);
        }
      }
    });
  },
);
