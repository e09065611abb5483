// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { actionsOf, belongsToControl, pressesButton, tagKeyOf } from './key-of.ts';

const press = (key: string, given: Partial<KeyboardEvent> = {}) =>
  new KeyboardEvent('keydown', { key, code: `Key${key.toUpperCase()}`, ...given });

describe('a key press', () => {
  it('matches every action of the table that has the key', () => {
    expect(actionsOf(press('j'))).toEqual([
      'next-result',
      'next-page',
      'next-document',
      'next-contradiction',
    ]);
    expect(actionsOf(press('?', { shiftKey: true }))).toEqual(['keys']);
  });

  it('opens the palette with ⌘K and Ctrl+K, and leaves other commands to the browser', () => {
    expect(actionsOf(press('k', { metaKey: true }))).toEqual(['palette']);
    expect(actionsOf(press('k', { ctrlKey: true }))).toEqual(['palette']);
    expect(actionsOf(press('r', { ctrlKey: true }))).toEqual([]);
  });

  it('finds brackets that need AltGr on some layouts, and ignores Alt alone', () => {
    expect(actionsOf(press('[', { altKey: true }))).toEqual([]);
    expect(actionsOf(press('j', { altKey: true }))).toEqual([]);
  });

  it('is a tag key; with Shift it applies to the document, whatever character the layout produces', () => {
    expect(tagKeyOf(press('1', { code: 'Digit1' }))).toEqual({ key: '1', document: false });
    expect(tagKeyOf(press('!', { code: 'Digit1', shiftKey: true }))).toEqual({ key: '1', document: true });
    expect(tagKeyOf(press('A', { shiftKey: true }))).toEqual({ key: 'a', document: true });
    expect(tagKeyOf(press('a', { ctrlKey: true }))).toBeUndefined();
    expect(tagKeyOf(press('Enter'))).toBeUndefined();
  });

  it('is a zero by its position, with and without Shift', () => {
    expect(actionsOf(press('0', { code: 'Digit0' }))).toEqual(['nothing-applies']);
    expect(actionsOf(press('à', { code: 'Digit0' }))).toEqual(['nothing-applies']);
    expect(actionsOf(press('=', { code: 'Digit0', shiftKey: true }))).toEqual(['nothing-applies-and-next']);
  });

  it('presses a button with Space only if the button was focused by keyboard', () => {
    document.body.innerHTML = '<button></button>';
    const target = document.querySelector('button');
    if (!target) throw new Error('There is no button.');
    const isReachedByKeyboard = vi.spyOn(target, 'matches').mockReturnValue(true);
    expect(pressesButton({ key: ' ', target })).toBe(true);
    expect(pressesButton({ key: 'j', target })).toBe(false);
    isReachedByKeyboard.mockReturnValue(false);
    expect(pressesButton({ key: ' ', target })).toBe(false);
    document.body.innerHTML = '';
  });

  it('belongs to a focused field or dialog', () => {
    document.body.innerHTML =
      '<input><input type="checkbox"><div role="dialog"><button></button></div><a href="/">link</a>';
    expect(belongsToControl(document.querySelector('input'))).toBe(true);
    expect(belongsToControl(document.querySelector('[type="checkbox"]'))).toBe(false);
    expect(belongsToControl(document.querySelector('button'))).toBe(true);
    expect(belongsToControl(document.querySelector('a'))).toBe(false);
    expect(belongsToControl(document.body)).toBe(false);
    document.body.innerHTML = '';
  });
});
