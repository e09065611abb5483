import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

/** A program beside this one, in a thread or a process of its own: messages go both ways until it ends. */
export interface WorkerLine {
  /** Of a process; undefined for a thread. */
  pid: number | undefined;
  send: (message: unknown) => void;
  /** Whether this program may not end before the other one does. */
  keepAlive: (isNeeded: boolean) => void;
  /** Ends it whatever it does, and resolves when it has ended. */
  kill: () => Promise<void>;
}

export interface LineListener {
  onMessage: (message: unknown) => void;
  /** Called once: with what the program threw, or with undefined where it ended by itself or was killed. */
  onEnd: (error: Error | undefined) => void;
}

export type StartLine = (listener: LineListener) => WorkerLine;

export interface ThreadOptions {
  /** Megabytes that the thread may take. */
  memory?: number;
  /** What it is started with, as `workerData`. */
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

/** The program's stderr is this one's. */
export function processOf(program: URL): StartLine {
  return ({ onMessage, onEnd }) => {
    const child = fork(fileURLToPath(program), [], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      // Keeps what JSON has no word for, such as bytes and dates.
      serialization: 'advanced',
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    const ended = endOnce(onEnd);
    child.on('message', onMessage);
    // Not `once`: a second error without a listener would end this program.
    child.on('error', ended);
    child.on('exit', () => ended(undefined));
    return {
      pid: child.pid,
      // One that can't be sent to is ending by itself, which is heard of.
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
