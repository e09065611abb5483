/** The program of a reader process that is at work on its first question for ever. */
process.send?.({ answer: 'ready' });
process.on('message', () => {
  for (;;);
});
