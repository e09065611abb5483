import { describe, expect, it } from 'vitest';
import { SENTENCES } from '../../testing/sentences.ts';
import { findGarble } from './find-garble.ts';

const ENGLISH = SENTENCES.join(' ').split(' ');
const SPANISH =
  'La oficina regional contestó que la participación de cada condado sería voluntaria, y que ninguno tendría que compartir las huellas si avisaba antes de la activación.'.split(
    ' ',
  );
const inEach = (change: (word: string) => string) => ENGLISH.map(change);
const shift = (word: string, by: number) =>
  word.replace(/[a-z]/g, (letter) => String.fromCharCode(97 + ((letter.charCodeAt(0) - 97 + by) % 26)));

describe('findGarble', () => {
  it.each([
    ['English', ENGLISH],
    ['Spanish', SPANISH],
    ['Spanish whose accents are letters and marks apart', SPANISH.map((word) => word.normalize('NFD'))],
    ['English in capitals', inEach((word) => word.toUpperCase())],
    [
      'a table of names and figures',
      'Alameda 12,345 67 8.1 % Santa Clara 1,204 33 0.9 % Fairfax 410 12'.split(' '),
    ],
    [
      'a table of contents',
      inEach((word) => `${word} ................................`)
        .join(' ')
        .split(' '),
    ],
    ['a table of marks', 'X X X N Y X N N Y X X N Y Y N X X Y N'.split(' ')],
    ['the letters of an index', [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']],
    ['English of which every other word is blacked out', ENGLISH.flatMap((word) => [word, '████'])],
    [
      'Chinese, which has no blanks',
      [
        '部门宣布该计划不是自愿的地方当局可以拒绝参加该计划县政府的信中有对委员会问题的答复',
        '县政府的信中有对委员会问题的答复部门宣布该计划不是自愿的地方当局可以拒绝参加该计划',
      ],
    ],
    [
      'Japanese, which has no blanks',
      [
        '同省はこのプログラムが任意ではないと発表し地方当局は参加を拒否することができる',
        '地方当局は参加を拒否することができると同省はこのプログラムについて発表した',
      ],
    ],
    [
      'Thai, which has none either',
      [
        'กระทรวงประกาศว่าโครงการนี้ไม่ใช่โครงการสมัครใจและหน่วยงานท้องถิ่นสามารถปฏิเสธได้',
        'หน่วยงานท้องถิ่นสามารถปฏิเสธได้และกระทรวงประกาศว่าโครงการนี้ไม่ใช่โครงการสมัครใจ',
      ],
    ],
    [
      'Czech',
      'Ministerstvo oznamuje, že program není dobrovolný a místní úřady mohou odmítnout účast v něm do konce roku; do konce roku mohou odmítnout účast v něm i místní úřady.'.split(
        ' ',
      ),
    ],
    [
      'Polish',
      'Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw. Są oni obdarzeni rozumem i sumieniem i powinni postępować wobec innych w duchu braterstwa.'.split(
        ' ',
      ),
    ],
    [
      'Somali',
      'Aadanaha dhammaantiis wuxuu dhashaa isagoo xor ah kana siman xagga sharafta iyo xuquuqada. Waxaa Alle siiyay aqoon iyo wacyi, waana in la isula dhaqmaa si walaaltinimo ah.'.split(
        ' ',
      ),
    ],
    [
      'Vietnamese',
      'Tất cả mọi người sinh ra đều được tự do và bình đẳng về nhân phẩm và quyền lợi. Mọi con người đều được tạo hóa ban cho lý trí và lương tâm và cần phải đối xử với nhau.'.split(
        ' ',
      ),
    ],
    [
      'Russian',
      'Все люди рождаются свободными и равными в своём достоинстве и правах. Они наделены разумом и совестью и должны поступать в отношении друг друга в духе братства.'.split(
        ' ',
      ),
    ],
    [
      'Greek',
      'Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα. Είναι προικισμένοι με λογική και συνείδηση.'.split(
        ' ',
      ),
    ],
    [
      'Korean',
      '모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다. 인간은 천부적으로 이성과 양심을 부여받았으며 서로 형제애의 정신으로 행동하여야 한다.'.split(
        ' ',
      ),
    ],
    [
      'Hebrew with English names',
      'כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם Secure Communities כולם חוננו בתבונה ובמצפון לפיכך חובה עליהם לנהוג איש ברעהו ברוח של אחווה'.split(
        ' ',
      ),
    ],
    ['too little to tell', ['Xqzvw', 'Pqrtz', '(cid:3)']],
  ])('finds nothing wrong with %s', (_, words) => {
    expect(findGarble(words)).toBeUndefined();
  });

  it.each([
    [1, 'letters'],
    [3, 'letters'],
    [13, 'letters'],
  ])('tells letters shifted by %i', (by) => {
    expect(findGarble(inEach((word) => shift(word, by)))).toContain('as in no language');
  });

  it('detects words whose letters belong to several scripts', () => {
    const mixed = inEach((word) => word.replaceAll('e', 'ж').replaceAll('t', 'ю'));
    expect(findGarble(mixed)).toContain('mix letters of several scripts');
  });

  it('detects text written backwards', () => {
    const backwards = inEach((word) => [...word].reverse().join(''));
    expect(findGarble(backwards)).toBe('is written backwards');
  });

  it('detects text without spaces, and text spaced out letter by letter', () => {
    expect(findGarble(SENTENCES.map((line) => line.replace(/[ .]/g, '')))).toContain('lacks the spaces');
    expect(findGarble([...SENTENCES.join('').replace(/[ .]/g, '')])).toContain('letter by letter');
    expect(findGarble([...'Hereissomespacedtext'])).toContain('letter by letter');
  });

  it('detects the codes of a font without a map, and characters without a meaning', () => {
    expect(findGarble(inEach(() => '(cid:12)(cid:7)'))).toContain('codes of a font');
    expect(findGarble(inEach((word) => '\ue001'.repeat(word.length)))).toContain('stand for nothing');
    expect(findGarble(inEach(() => '#$%&@!~^*'))).toContain('are signs');
  });

  it('detects poor OCR', () => {
    const misread = inEach((word) => word.replace(/[eaiou]/g, (_, at) => (at % 2 ? '1' : '@')));
    expect(findGarble(misread)).toContain('digits or signs between letters');
  });
});
