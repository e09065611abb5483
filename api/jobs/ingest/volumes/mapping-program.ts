import { answerCalls } from '../../core/answer-calls.ts';
import { describeMapping } from './describe-mapping.ts';

/** The program of a thread that examines load files for the server: a large one would make everybody wait. */
answerCalls(describeMapping);
