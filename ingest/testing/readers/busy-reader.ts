/** The program of a reader process that works on its first question forever. */
process.send?.({ answer: 'ready' });
process.on('message', () => {
  for (;;);
});
