import { describe, expect, it } from 'vitest';
import { findPasswordProblem } from './password-rules.ts';

describe('a new password', () => {
  it.each([
    ['short', 'reviewer', 'Use at least 12 characters.'],
    ['The Reviewer of pages', 'reviewer', 'Leave your user name out of the password.'],
    ['abababababab', 'reviewer', 'Use at least 5 different characters.'],
    ['Password-1234!', 'reviewer', 'This password is among the first that strangers try.'],
  ])('is refused: %s', (password, userName, problem) => {
    expect(findPasswordProblem(password, userName)).toContain(problem);
  });

  it.each([
    ['seventeen quiet counties', 'reviewer'],
    ['a sample of pages', 'sam'],
  ])('may be: %s', (password, userName) => {
    expect(findPasswordProblem(password, userName)).toBeUndefined();
  });
});
