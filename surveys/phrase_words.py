"""The words that return phrases are made of: plain, cheerful, easy to spell and to read aloud.

Exactly 1,024, so that four of them are 40 bits. Their order is part of every phrase that was ever
given: never change it.
"""

WORDS = """
acorn adder agile alarm album almanac almond alpine amber anchor angle ankle antler apple apron
aqua arcade archer arrow artist aster atlas attic autumn avenue award badge badger badminton
bagel baggy baker balcony ball ballet balloon bamboo banana bandage banjo banner banquet barge
baritone barley barn barrel barrow basil basket bath bathtub battery bayleaf beach beacon bead
beaker bean beanbag beard beaver bee beetle bell bellow belt bench berry bicycle bilberry birch
bird biscuit blackbird blanket blazer blink blossom blue bluebell boat bobble bobcat bonfire
bonnet book boot border bottle boulder bounce bowl box bracelet bramble branch brass brave bread
breakfast breeze brick bridge bright brisk broccoli bronze brook broom brush bubble bucket
buckle bugle bulb bumper bundle bunny burrow bus bush butter button buzzard cabbage cabin
cabinet cable cactus cake calico camel camera camp canal canary candle candy canoe canter canvas
canyon cape captain caramel caravan card cardinal cargo carnival carpet carrot cart cashew
castle catkin cattle cauldron cave cedar celery cellar cello chalk channel chapel charm cheese
cheetah cherry chess chestnut chicken chickpea chime chimney chipmunk chirp chorus church
chutney cider cinema cinnamon circle circus citrus city clap clarinet clay clever cliff cloak
clock cloud clover coach coast cobbler cobweb cockle cocoa coconut coffee coin collar colour
comb comet compass concert condor cone conker cookie copper coral cork corncob corner cosmos
cosy cottage cotton cottontail counter courtyard cousin cow crab cradle cranberry crane crater
crayon cream creamy cricket crimson crisp crocus crossing crow crown crumb crumble crunch
crystal cub cuckoo cup cupboard curl curry curtain cushion custard cycle cymbal daffodil dahlia
dairy daisy dance dandelion dapple dart dawn daylight deer delta den desert desk dew diamond
dimple dinner dinosaur diver dock dolphin domino donkey door dormouse dove downhill dragon
drawer dream dress drift drizzle drum duck duckling dumpling dune dust eagle earring easel echo
eel egg elbow elder elephant elm ember emerald envelope ermine evening fabric fabulous falcon
family famous farm fawn feast feather fence fern ferry festival fiddle field fig finch finger
fir firefly firewood fish flag flame flamingo flannel flask flax flint flip float flock flower
flute foal foam fog folder footpath ford forest fork fort fossil fountain fox foxglove freckle
fresh fridge friend frog frost fruit fudge funny furry gadget gala galaxy gallery gallop gannet
garage garden garland garlic gate gazelle gecko gem gentle geyser giant ginger giraffe glacier
glad glass glider glitter globe glove glow glue gnome goal goat goblet gold goldfish golf
gondola goose gooseberry gorse grand granite granola grape grass gravel gravy green greenhouse
grin grotto grove guava guitar gust gym hammer hammock hamper hamster handbell handle happy
harbour hare harmony harp harvest hat hatch hawk hay haystack hazel heather hedge hedgehog
helmet helper hen herb heron herring hiccup hiker hill hilltop hippo hive hockey holiday holly
honey hood hoof hoop hopper horizon horn horse hotel hour house hum humble hummus hut ice icing
igloo indigo ink inlet insect iris iron island ivory ivy jackdaw jacket jaguar jam jar jasmine
jelly jersey jetty jewel jigsaw jingle jog jolly journey jug juggle juice jumbo jumper jungle
juniper kangaroo kayak kelp kennel kettle key keyhole king kingdom kiosk kipper kite kitten kiwi
knee knitted koala lace ladder ladle lagoon lake lamb lamp lane lantern lark laugh lava lavender
lawn leaf leather lemon lentil leopard letter lettuce library light lilac lily lime linen lion
lizard llama lobster lock locket log lolly lorry lotus lucky luggage lunch lupin lychee lynx
mackerel magic magnet magpie mallard mango maple marble marigold market marmot maroon marsh mask
mast mat meadow medal melody melon melt mermaid merry meteor midday milk mill minnow mint mirror
mist mitten mole monday monkey moon moose morning mosaic moss moth motor mountain mouse muffin
mug mulberry museum mushroom music mustard napkin narwhal nature navy nectar needle nest nettle
newt night noodle noon notebook nugget nutmeg oak oasis oat ocean octopus olive omelette onion
opal open orange orbit orchard orchid organ ostrich otter outdoor oval oven owl oyster paddle
page paint palace palm pancake panda pansy panther paper parade parcel park parrot parsley pasta
pastry path pavement peach peacock peanut pear pearl pebble pedal pelican pen pencil penguin
penny pepper petal piano picnic picture pie pigeon pillow pilot pine pinecone pink pipe pirate
pizza planet plate playful plum pocket poem polar pond pony popcorn poplar poppy porch porcupine
porridge port postcard potato pottery prairie prawn pretzel primrose prince prism puddle puffin
pumpkin puppet puppy purple purse puzzle pyramid quarry quartz queen quest quiet quill quilt
quiver rabbit raccoon radio radish raft railway rain rainbow raisin rake ranger rattle raven
ravine recipe reed reef rhubarb ribbon rice riddle ring ripple river robin robot rocket roof
rope rose rosemary rowing ruby rucksack rug ruler runner saddle saffron salad salmon salt sand
sandal sapphire satchel saturn sauce saucer scallop scarf school scooter scout seagull seal
seaweed seed shade shadow shamrock sheep shelf shell shelter sherbet shield shiny ship shore
shovel shower shrimp silk silver singer sketch ski skipper sky skylark slate sled sleepy sleet
slide slipper sloth smile smooth snail snow snowdrop soap socks sofa soft soil solar song soup
space spade spaniel sparkle sparrow spice spider spinach spiral splash sponge spoon spring
spruce square squash squid squirrel stable stadium stamp star starfish steam stone stool storm
story straw stream street string stripe studio summer sunday sunny sunrise sunset surf swan
sweater swift swim swing sycamore syrup table tadpole tambour tangle tart tea teacup teapot
temple tennis tent terrace thimble thistle thrush thunder ticket tide tidy tiger timber tinsel
toad toast toffee tomato torch tortoise toucan towel tower town toy track tractor train tram
trampol treacle treasure treat tree trellis trifle trolley trombone trophy trout trumpet trunk
tuba tulip tuna tunnel turkey turnip turret turtle tweed twig twinkle ukulele umbrella unicorn
upland valley vanilla vase velvet verse vessel village vine vinegar violet violin visitor
volcano vole voyage waffle wagon walnut walrus waltz wander warm wasp water wave wax weasel
weather weaver welcome whale wharf wheat wheel whisker whistle white wigwam wild willow wind
window winter wish wizard wolf wombat wonder wood wool wren yacht yard yarn yellow yew yogurt
young zebra zigzag zinc
""".split()  # noqa: SIM905 (one word a line would be a thousand lines)
