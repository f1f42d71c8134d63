// Placeholder until the room's first resident arrives.
