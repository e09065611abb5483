import { arch, availableParallelism, cpus, platform, totalmem } from 'node:os';

/** The machine on which figures were measured. */
export function describeMachine(): string {
  const memory = Math.round(totalmem() / 2 ** 30);
  const model = cpus()[0]?.model.trim() || 'unknown processor';
  return `${platform()} ${arch()}, ${model}, ${availableParallelism()} cores, ${memory} GiB, Node ${process.version}`;
}
