#pragma once

// Nothing to call: the target is linked for what it defines.
