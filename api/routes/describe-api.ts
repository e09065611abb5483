import { z } from 'zod';
import type { Endpoint } from '#contract/endpoint.ts';
import { endpoints } from '#contract/endpoints.ts';
import { Problem } from '#contract/problem.ts';
import { PROGRAM } from '../program.ts';

/** The OpenAPI 3.1 document, generated from the contract, so it describes exactly what is served. */
export function describeApi(): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, endpoint] of Object.entries(endpoints)) {
    const path = endpoint.path.replace(/:([a-z]+)/gi, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method]: describeEndpoint(name, endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Uncover',
      version: PROGRAM.split(' ')[1],
      description:
        'Sign in first: the session is a cookie. Requests other than GET carry the header `x-uncover: 1`.',
    },
    paths,
    components: {
      schemas: { Problem: toSchema(Problem, 'output') },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'uncover_session' } },
    },
  };
}

const NOT_FROM_ANOTHER_SITE = { name: 'x-uncover', in: 'header', required: true, schema: { const: '1' } };

function describeEndpoint(name: string, endpoint: Endpoint): Record<string, unknown> {
  const media = endpoint.media ?? 'application/json';
  const isFile = endpoint.media !== undefined && endpoint.media !== 'text/event-stream';
  const body = toSchema(endpoint.body, 'input');
  return {
    operationId: name,
    summary: endpoint.summary,
    description: `Access: ${endpoint.access}`,
    ...(endpoint.access === 'public' ? {} : { security: [{ session: [] }] }),
    parameters: [
      ...describeParameters(endpoint.params, 'path'),
      ...describeParameters(endpoint.query, 'query'),
      ...(endpoint.method === 'get' ? [] : [NOT_FROM_ANOTHER_SITE]),
    ],
    ...(endpoint.sends
      ? { requestBody: { required: true, content: { [endpoint.sends]: { schema: {} } } } }
      : {}),
    ...(hasProperties(body)
      ? { requestBody: { required: true, content: { 'application/json': { schema: body } } } }
      : {}),
    responses: {
      200: {
        description: 'Done',
        content: { [media]: { schema: isFile ? {} : toSchema(endpoint.answer, 'output') } },
      },
      default: {
        description: 'What went wrong',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function describeParameters(schema: z.ZodType, place: 'path' | 'query'): Record<string, unknown>[] {
  const { properties = {}, required = [] } = toSchema(schema, 'input');
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema: property,
  }));
}

function hasProperties(schema: z.core.JSONSchema.BaseSchema): boolean {
  return schema.type !== 'object' || Object.keys(schema.properties ?? {}).length > 0;
}

function toSchema(schema: z.ZodType, io: 'input' | 'output'): z.core.JSONSchema.BaseSchema {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
