import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

/** A program beside this one, in a thread or a process: messages go both ways until it ends. */
export interface WorkerLine {
  /** Process id; undefined for a thread. */
  pid: number | undefined;
  send: (message: unknown) => void;
  /** Whether this process must stay alive until the program ends. */
  keepAlive: (isNeeded: boolean) => void;
  /** Ends the program whatever it is doing, and resolves when it has ended. */
  kill: () => Promise<void>;
}

export interface LineListener {
  onMessage: (message: unknown) => void;
  /** Called once: with what the program threw, or with undefined if it ended by itself or was killed. */
  onEnd: (error: Error | undefined) => void;
}

export type StartLine = (listener: LineListener) => WorkerLine;

export interface ThreadOptions {
  /** Memory limit of the thread in megabytes. */
  memory?: number;
  /** Passed to the thread as `workerData`. */
  data?: unknown;
}

export function threadOf(program: URL, { memory, data }: ThreadOptions = {}): StartLine {
  return ({ onMessage, onEnd }) => {
    const limits = memory === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: memory } };
    const thread = new Worker(program, { workerData: data, ...limits });
    const ended = endOnce(onEnd);
    thread.on('message', onMessage);
    thread.on('error', (error) => ended(error instanceof Error ? error : new Error(String(error))));
    thread.on('exit', () => ended(undefined));
    return {
      pid: undefined,
      send: (message) => thread.postMessage(message),
      keepAlive: (isNeeded) => (isNeeded ? thread.ref() : thread.unref()),
      kill: async () => {
        await thread.terminate();
      },
    };
  };
}

/** The program shares this process's stderr. */
export function processOf(program: URL): StartLine {
  return ({ onMessage, onEnd }) => {
    const child = fork(fileURLToPath(program), [], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      // Preserves values that JSON cannot represent, such as bytes and dates.
      serialization: 'advanced',
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    const ended = endOnce(onEnd);
    child.on('message', onMessage);
    // Not `once`: a second error without a listener would end this process.
    child.on('error', ended);
    child.on('exit', () => ended(undefined));
    return {
      pid: child.pid,
      // A process that no longer accepts messages is ending, which is reported separately.
      send: (message) => void (child.connected && child.send(message as object, () => undefined)),
      keepAlive: (isNeeded) => keepAlive(child, isNeeded),
      kill: () => killProcess(child),
    };
  };
}

function keepAlive(child: ChildProcess, isNeeded: boolean): void {
  if (isNeeded) {
    child.ref();
    child.channel?.ref();
  } else {
    child.unref();
    child.channel?.unref();
  }
}

async function killProcess(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await exited;
}

function endOnce(onEnd: LineListener['onEnd']): LineListener['onEnd'] {
  let hasEnded = false;
  return (error) => {
    if (hasEnded) return;
    hasEnded = true;
    onEnd(error);
  };
}
