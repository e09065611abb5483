import type { ExemptionCode } from '#contract/values/exemption-code.ts';

/** A few words that describe each exemption. */
const names: Record<string, string> = {
  '(b)(1)': 'classified',
  '(b)(2)': 'internal personnel rules',
  '(b)(3)': 'another statute',
  '(b)(4)': 'trade secrets',
  '(b)(5)': 'privileged memoranda',
  '(b)(6)': 'personal privacy',
  '(b)(7)': 'law enforcement',
  '(b)(7)(A)': 'law enforcement: interference',
  '(b)(7)(B)': 'law enforcement: fair trial',
  '(b)(7)(C)': 'law enforcement: privacy',
  '(b)(7)(D)': 'law enforcement: confidential source',
  '(b)(7)(E)': 'law enforcement: techniques',
  '(b)(7)(F)': 'law enforcement: safety',
  '(b)(8)': 'banks',
  '(b)(9)': 'wells',
  '(d)(5)': 'Privacy Act: for a lawsuit',
  '(j)(2)': 'Privacy Act: criminal enforcement',
  '(k)(2)': 'Privacy Act: investigations',
};

/** Empty for a code without a short name. */
export function nameOfExemption(code: ExemptionCode): string {
  return names[code] ?? '';
}
