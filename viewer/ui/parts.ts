/**
 * The parts that screens are made of. Screens know this file and not the component library, so
 * another library is a matter of this folder.
 */
export {
  ActionIcon,
  Alert,
  Anchor,
  Badge,
  Button,
  Checkbox,
  Code,
  Group,
  Kbd,
  List,
  Loader,
  MantineProvider,
  Menu,
  NativeSelect,
  PasswordInput,
  Popover,
  Progress,
  SegmentedControl,
  Skeleton,
  Stack,
  Table,
  Tabs,
  Text,
  Textarea,
  TextInput,
  Title,
  Tooltip,
  UnstyledButton,
  useComputedColorScheme,
  useMantineColorScheme,
  VisuallyHidden,
} from '@mantine/core';
export {
  useClipboard,
  useDebouncedValue,
  useDocumentTitle,
  useElementSize,
  useLocalStorage,
  useMediaQuery,
} from '@mantine/hooks';
export { Notifications } from '@mantine/notifications';
export { Spotlight, type SpotlightActionGroupData, spotlight } from '@mantine/spotlight';
