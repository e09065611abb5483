import { useParams } from '@tanstack/react-router';

/** The short name of the matter on screen. */
export function useMatter(): string {
  return useParams({ from: '/signed-in/m/$matter' }).matter;
}
