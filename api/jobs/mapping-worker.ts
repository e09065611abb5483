import { parentPort, workerData } from 'node:worker_threads';
import { describeMapping, type MappingTask } from './describe-mapping.ts';

/** A thread that looks at load files for the server: a large one would make everybody wait. */
parentPort?.postMessage(await describeMapping(workerData as MappingTask));
