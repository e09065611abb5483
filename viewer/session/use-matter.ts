import { useParams } from '@tanstack/react-router';

/** The slug of the open matter. */
export function useMatter(): string {
  return useParams({ from: '/signed-in/m/$matter', select: ({ matter }) => matter });
}
